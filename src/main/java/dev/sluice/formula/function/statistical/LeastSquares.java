package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.ExactSum;

/**
 * A linear regression with any number of variables. The variables are centred and made orthogonal
 * one after the other, twice over, with sums that do not depend on the order of the observations. A
 * variable that the ones before it explain gets the coefficient 0, as in Excel.
 */
final class LeastSquares {

  /** A variable of which less than this share is left depends on the others. */
  private static final double DEPENDENT = 1e-11;

  private final int observations;
  private final boolean intercept;
  private final double[] means;
  private final double meanY;
  private final double[][] directions;
  private final double[][] triangle;
  private final double[] projections;
  private final double[] coefficients;
  private final boolean[] kept;
  private final double residual;

  /** The regression of the ys on variables, each with as many values. */
  LeastSquares(double[] ys, double[][] variables, boolean intercept) {
    int count = variables.length;
    this.observations = ys.length;
    this.intercept = intercept;
    this.means = new double[count];
    this.meanY = intercept ? Moments.mean(ys) : 0;
    this.directions = new double[count][];
    this.triangle = new double[count][count];
    this.projections = new double[count];
    this.kept = new boolean[count];
    for (int j = 0; j < count; j++) {
      means[j] = intercept ? Moments.mean(variables[j]) : 0;
      orthogonalize(j, variables[j]);
    }
    double[] rest = minus(ys, meanY);
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < count; j++) {
        if (kept[j]) {
          double share = product(directions[j], rest);
          projections[j] += share;
          subtract(rest, share, directions[j]);
        }
      }
    }
    this.residual = product(rest, rest);
    this.coefficients = solve(projections);
  }

  private void orthogonalize(int j, double[] variable) {
    double[] rest = minus(variable, means[j]);
    double size = Math.sqrt(product(variable, variable));
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < j; i++) {
        if (kept[i]) {
          double share = product(directions[i], rest);
          triangle[i][j] += share;
          subtract(rest, share, directions[i]);
        }
      }
    }
    double left = Math.sqrt(product(rest, rest));
    kept[j] = left > DEPENDENT * size;
    triangle[j][j] = left;
    for (int i = 0; i < rest.length; i++) {
      rest[i] = kept[j] ? rest[i] / left : 0;
    }
    directions[j] = rest;
  }

  /** Solves the triangular system, dependent variables being 0. */
  private double[] solve(double[] right) {
    double[] solution = new double[right.length];
    for (int i = right.length - 1; i >= 0; i--) {
      double sum = right[i];
      for (int j = i + 1; j < right.length; j++) {
        sum -= triangle[i][j] * solution[j];
      }
      solution[i] = kept[i] ? sum / triangle[i][i] : 0;
    }
    return solution;
  }

  /** How many variables there are, dependent ones too. */
  int variables() {
    return coefficients.length;
  }

  /** The coefficient of a variable, counted from 0. */
  double coefficient(int variable) {
    return coefficients[variable];
  }

  /** The constant; 0 in a regression through the origin. */
  double constant() {
    double constant = meanY;
    for (int j = 0; j < coefficients.length; j++) {
      constant -= coefficients[j] * means[j];
    }
    return intercept ? constant : 0;
  }

  /** The y of some xs on the line. */
  double at(double[] xs) {
    double y = meanY;
    for (int j = 0; j < coefficients.length; j++) {
      y += coefficients[j] * (xs[j] - means[j]);
    }
    return y;
  }

  /** Observations less what was estimated from them. */
  int freedom() {
    return observations - independent() - (intercept ? 1 : 0);
  }

  private int independent() {
    int count = 0;
    for (boolean each : kept) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** The standard error of the ys; 0 without degrees of freedom. */
  double standardError() {
    return freedom() <= 0 ? 0 : Math.sqrt(residual / freedom());
  }

  /** The standard errors of the coefficients, then of the constant. */
  double[] standardErrors() {
    int count = coefficients.length;
    double[] squares = new double[count];
    double ofConstant = 1.0 / observations;
    for (int k = 0; k < count; k++) {
      if (!kept[k]) {
        continue;
      }
      double[] unit = new double[count];
      unit[k] = 1;
      double[] column = solve(unit);
      double meanShare = 0;
      for (int j = 0; j < count; j++) {
        squares[j] += column[j] * column[j];
        meanShare += column[j] * means[j];
      }
      ofConstant += meanShare * meanShare;
    }
    double[] errors = new double[count + 1];
    for (int j = 0; j < count; j++) {
      errors[j] = standardError() * Math.sqrt(squares[j]);
    }
    errors[count] = standardError() * Math.sqrt(ofConstant);
    return errors;
  }

  /** The sum of squares that the regression explains. */
  double explained() {
    return product(projections, projections);
  }

  /** The sum of squares that is left. */
  double unexplained() {
    return residual;
  }

  /** The share that is explained. */
  double determination() {
    double total = explained() + residual;
    return total == 0 ? 1 : explained() / total;
  }

  /** The ratio of the mean squares; not finite for a perfect fit. */
  double ratio() {
    return explained() / independent() / (residual / freedom());
  }

  private static double[] minus(double[] numbers, double subtrahend) {
    double[] rest = numbers.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= subtrahend;
    }
    return rest;
  }

  private static void subtract(double[] from, double factor, double[] direction) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * direction[i];
    }
  }

  private static double product(double[] one, double[] other) {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < one.length; i++) {
      sum.add(one[i] * other[i]);
    }
    return sum.rounded();
  }
}
