package dev.sluice.formula.function.engineering;

import dev.sluice.formula.function.math.Trigonometry;

/**
 * A complex number in doubles. What cannot be computed has a part that is no finite number.
 *
 * @param real the real part
 * @param imaginary the imaginary part
 */
record ComplexNumber(double real, double imaginary) {

  static final ComplexNumber ZERO = new ComplexNumber(0, 0);
  static final ComplexNumber ONE = new ComplexNumber(1, 0);
  private static final double NEAR_ZERO = 0.25;
  private static final ComplexNumber NONE = new ComplexNumber(Double.NaN, Double.NaN);

  boolean isZero() {
    return real == 0 && imaginary == 0;
  }

  boolean isFinite() {
    return Double.isFinite(real) && Double.isFinite(imaginary);
  }

  double absolute() {
    return Math.hypot(real, imaginary);
  }

  double argument() {
    return Math.atan2(imaginary + 0.0, real + 0.0);
  }

  ComplexNumber conjugate() {
    return new ComplexNumber(real, -imaginary);
  }

  ComplexNumber plus(ComplexNumber other) {
    return new ComplexNumber(real + other.real, imaginary + other.imaginary);
  }

  ComplexNumber minus(ComplexNumber other) {
    return new ComplexNumber(real - other.real, imaginary - other.imaginary);
  }

  ComplexNumber times(ComplexNumber other) {
    return new ComplexNumber(
        real * other.real - imaginary * other.imaginary,
        real * other.imaginary + imaginary * other.real);
  }

  ComplexNumber times(double factor) {
    return new ComplexNumber(real * factor, imaginary * factor);
  }

  ComplexNumber over(ComplexNumber other) {
    double square = other.real * other.real + other.imaginary * other.imaginary;
    return new ComplexNumber(
        (real * other.real + imaginary * other.imaginary) / square,
        (imaginary * other.real - real * other.imaginary) / square);
  }

  ComplexNumber reciprocal() {
    return ONE.over(this);
  }

  ComplexNumber exp() {
    return polar(Math.exp(real), imaginary);
  }

  ComplexNumber ln() {
    return isZero() ? NONE : new ComplexNumber(Math.log(absolute()), argument());
  }

  ComplexNumber log2() {
    return ln().times(1 / Math.log(2));
  }

  ComplexNumber log10() {
    return ln().times(1 / Math.log(10));
  }

  ComplexNumber sqrt() {
    return polar(Math.sqrt(absolute()), argument() / 2);
  }

  /** A power with a real exponent; 0 has only positive ones. */
  ComplexNumber power(double exponent) {
    if (isZero()) {
      return exponent > 0 ? ZERO : NONE;
    }
    return polar(Math.pow(absolute(), exponent), argument() * exponent);
  }

  ComplexNumber sin() {
    return new ComplexNumber(
        Trigonometry.sin(real) * Math.cosh(imaginary),
        Trigonometry.cos(real) * Math.sinh(imaginary));
  }

  ComplexNumber cos() {
    return new ComplexNumber(
        Trigonometry.cos(real) * Math.cosh(imaginary),
        -Trigonometry.sin(real) * Math.sinh(imaginary));
  }

  ComplexNumber tan() {
    double square = cosineSquare(real, imaginary);
    return new ComplexNumber(
        Trigonometry.sin(2 * real) / 2 / square, Math.sinh(2 * imaginary) / 2 / square);
  }

  ComplexNumber cot() {
    return cos().over(sin());
  }

  ComplexNumber sec() {
    ComplexNumber cosine = cos();
    double square = cosineSquare(real, imaginary);
    return new ComplexNumber(cosine.real / square, -cosine.imaginary / square);
  }

  ComplexNumber csc() {
    return sin().reciprocal();
  }

  ComplexNumber sinh() {
    return new ComplexNumber(
        Math.sinh(real) * Trigonometry.cos(imaginary),
        Math.cosh(real) * Trigonometry.sin(imaginary));
  }

  ComplexNumber cosh() {
    return new ComplexNumber(
        Math.cosh(real) * Trigonometry.cos(imaginary),
        Math.sinh(real) * Trigonometry.sin(imaginary));
  }

  ComplexNumber sech() {
    return cosh().reciprocal();
  }

  ComplexNumber csch() {
    return sinh().reciprocal();
  }

  /** The absolute value squared of a cosine; near 0 from squares, which do not cancel out. */
  private static double cosineSquare(double angle, double other) {
    double square = (Math.cosh(2 * other) + Trigonometry.cos(2 * angle)) / 2;
    double cosine = Trigonometry.cos(angle);
    double sine = Math.sinh(other);
    return square > NEAR_ZERO ? square : cosine * cosine + sine * sine;
  }

  private static ComplexNumber polar(double absolute, double argument) {
    return new ComplexNumber(
        absolute * Trigonometry.cos(argument), absolute * Trigonometry.sin(argument));
  }
}
