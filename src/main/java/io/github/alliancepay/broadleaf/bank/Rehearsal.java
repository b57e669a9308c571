package io.github.alliancepay.broadleaf.bank;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.http.HttpClient;

/**
 * Goes once through what takes its time the first time only: the elliptic curve, the HTTP client with its trusted certificates, the
 * circuit breaker. Run beside the start of the host, it leaves them warm for the beans that need them. Nothing is kept or sent.
 */
public final class Rehearsal implements Runnable {

    /** @throws IllegalStateException when this Java has no such curve, which the merchant's own key will say better */
    @Override
    public void run() {
        MerchantKey.parse(throwaway());
        HttpClient.newHttpClient();
        new CircuitGuard();
    }

    private static String throwaway() {
        try {
            return new ECKeyGenerator(Curve.P_384).generate().toJSONString();
        } catch (JOSEException noCurve) {
            throw new IllegalStateException("This Java cannot make a key on the curve P-384", noCurve);
        }
    }
}
