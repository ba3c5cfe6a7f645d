package dev.sluice.ocsf.record;

/**
 * The tokens of a JSON text, strictly as RFC 8259 has them, and where in the text we are. Strings
 * are passed eight bytes at a time while nothing in them is special.
 */
class JsonTokens {

  private static final long QUOTES = ByteWords.EACH * '"';
  private static final long BACKSLASHES = ByteWords.EACH * '\\';
  private static final long SPACES = ByteWords.EACH * ' ';
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  byte[] bytes = {};
  int at;
  int end;

  /** Whether the string that was passed last has escapes. */
  boolean isEscaped;

  private int origin;

  final void start(byte[] text, int from, int to) {
    bytes = text;
    origin = from;
    at = from;
    end = to;
  }

  /** Goes to the next token and says how it begins. */
  final byte next() {
    int place = at;
    while (place < end) {
      byte first = bytes[place];
      if (first > ' ' || (first != ' ' && first != '\n' && first != '\r' && first != '\t')) {
        at = place;
        return first;
      }
      place++;
    }
    at = end;
    throw ended();
  }

  /** Passes white space; true when nothing else is left. */
  final boolean isAtEnd() {
    while (at < end && (bytes[at] == ' ' || isLineOrTab(bytes[at]))) {
      at++;
    }
    return at == end;
  }

  private static boolean isLineOrTab(byte one) {
    return one == '\n' || one == '\r' || one == '\t';
  }

  /** Passes a string whose opening quote is here; returns where its closing quote is. */
  final int string() {
    isEscaped = false;
    int place = at + 1;
    byte[] text = bytes;
    int last = end;
    while (true) {
      while (place + 8 <= last) {
        long word = ByteWords.word(text, place);
        // Of the marked bytes the lowest is marked rightly, whatever is borrowed above it.
        long special =
            (word
                    | (word - SPACES)
                    | ((word ^ QUOTES) - ByteWords.EACH)
                    | ((word ^ BACKSLASHES) - ByteWords.EACH))
                & ByteWords.HIGH;
        if (special != 0) {
          place += Long.numberOfTrailingZeros(special) >>> 3;
          break;
        }
        place += 8;
      }
      if (place >= last) {
        throw ended();
      }
      byte one = text[place];
      if (one == '"') {
        at = place + 1;
        return place;
      }
      if (one == '\\') {
        isEscaped = true;
        place = afterEscape(place);
      } else if (one < 0) {
        place = Utf8.after(text, place, last);
      } else if (one < ' ') {
        throw one == 0
            ? new NotARecord("a null byte")
            : fault("a control character in a string", place);
      } else {
        place++;
      }
    }
  }

  private int afterEscape(int backslash) {
    if (backslash + 1 >= end) {
      throw ended();
    }
    switch (bytes[backslash + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return backslash + 2;
      }
      case 'u' -> {
        int unit = JsonEscapes.unit(bytes, backslash + 2, end);
        if (unit < 0) {
          throw fault("\\u without four hexadecimal digits", backslash);
        }
        if (!Character.isSurrogate((char) unit)) {
          return backslash + 6;
        }
        boolean paired =
            Character.isHighSurrogate((char) unit)
                && backslash + 12 <= end
                && bytes[backslash + 6] == '\\'
                && bytes[backslash + 7] == 'u'
                && (JsonEscapes.unit(bytes, backslash + 8, end) & ~0x3FF) == 0xDC00;
        if (!paired) {
          throw new NotARecord("half of a surrogate pair, at byte " + (backslash - origin));
        }
        return backslash + 12;
      }
      default -> throw fault("an escape that JSON does not have", backslash);
    }
  }

  /** Passes a number. */
  final void number() {
    int place = at;
    if (bytes[place] == '-') {
      place++;
    }
    if (place < end && bytes[place] == '0') {
      place++;
    } else {
      place = digits(place);
    }
    if (place < end && bytes[place] == '.') {
      place = digits(place + 1);
    }
    if (place < end && (bytes[place] == 'e' || bytes[place] == 'E')) {
      place++;
      if (place < end && (bytes[place] == '+' || bytes[place] == '-')) {
        place++;
      }
      place = digits(place);
    }
    at = place;
  }

  private int digits(int from) {
    int place = from;
    while (place < end && bytes[place] >= '0' && bytes[place] <= '9') {
      place++;
    }
    if (place == from) {
      throw place >= end ? ended() : unexpected(place, "a digit");
    }
    return place;
  }

  /** Passes true or false, a number, or null; true when it is one of the first three. */
  final boolean scalar(byte first) {
    switch (first) {
      case 't' -> word(TRUE);
      case 'f' -> word(FALSE);
      case 'n' -> {
        word(NULL);
        return false;
      }
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected(at, "a value");
    }
    return true;
  }

  private void word(byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (at + i >= end) {
        throw ended();
      }
      if (bytes[at + i] != word[i]) {
        throw unexpected(at, "a value");
      }
    }
    at += word.length;
  }

  final NotARecord ended() {
    return new NotARecord("not JSON: it ends in the middle, after " + (end - origin) + " bytes");
  }

  final NotARecord unexpected(int place, String expected) {
    return bytes[place] == 0
        ? new NotARecord("a null byte")
        : fault(expected + " is expected", place);
  }

  private NotARecord fault(String what, int place) {
    return new NotARecord("not JSON: " + what + " at byte " + (place - origin));
  }
}
