package io.github.alliancepay.sandbox.jose;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The curve P-384: membership, and the public point of a private number (for keys that follow from a seed). */
final class P384 {
    static final ECParameterSpec SPEC = spec();
    private static final BigInteger P = ((ECFieldFp) SPEC.getCurve().getField()).getP();
    private static final BigInteger A = SPEC.getCurve().getA();
    private static final BigInteger B = SPEC.getCurve().getB();

    private P384() {}

    private static ECParameterSpec spec() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp384r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no curve secp384r1", e);
        }
    }

    static boolean contains(ECPoint point) {
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        boolean inField = x.compareTo(P) < 0 && y.compareTo(P) < 0;
        BigInteger right = x.pow(3).add(A.multiply(x)).add(B).mod(P);
        return inField && y.multiply(y).mod(P).equals(right);
    }

    /** The public point of {@code d}. Not in constant time, because the sandbox has no real secrets. */
    static ECPoint publicPoint(BigInteger d) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = d.bitLength() - 1; bit >= 0; bit--) {
            sum = twice(sum);
            sum = d.testBit(bit) ? add(sum, SPEC.getGenerator()) : sum;
        }
        return sum;
    }

    private static ECPoint twice(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return point;
        }
        BigInteger x = point.getAffineX();
        BigInteger rise = x.pow(2).multiply(BigInteger.valueOf(3)).add(A);
        return chord(point, x, slope(rise, point.getAffineY().shiftLeft(1)));
    }

    private static ECPoint add(ECPoint left, ECPoint right) {
        if (left.equals(ECPoint.POINT_INFINITY)) {
            return right;
        }
        if (left.equals(right)) {
            return twice(left);
        }
        BigInteger rise = right.getAffineY().subtract(left.getAffineY());
        BigInteger run = right.getAffineX().subtract(left.getAffineX());
        return chord(left, right.getAffineX(), slope(rise, run));
    }

    private static BigInteger slope(BigInteger rise, BigInteger run) {
        return rise.multiply(run.modInverse(P)).mod(P);
    }

    private static ECPoint chord(ECPoint left, BigInteger rightX, BigInteger slope) {
        BigInteger x = slope.pow(2).subtract(left.getAffineX()).subtract(rightX).mod(P);
        BigInteger y = slope.multiply(left.getAffineX().subtract(x))
                .subtract(left.getAffineY())
                .mod(P);
        return new ECPoint(x, y);
    }
}
