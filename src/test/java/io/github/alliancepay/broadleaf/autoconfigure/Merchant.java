package io.github.alliancepay.broadleaf.autoconfigure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/** A test merchant of a bank that is never called. */
final class Merchant {

    static final String ID = "2b6f0cc9-04d3-4b2a-9c1e-6a1f1c0f8a01";
    static final String SERVICE_CODE = "7d0c7a52-93c4-4c59-8f5a-0f3a7f7d3b02";
    static final String KEY = key();

    private Merchant() {}

    static String[] credentials() {
        return new String[] {
            "alliancepay.base-url=https://bank.example",
            "alliancepay.merchant-id=" + ID,
            "alliancepay.service-code=" + SERVICE_CODE,
            "alliancepay.private-jwk=" + KEY,
            "alliancepay.test-mode=true"
        };
    }

    private static String key() {
        try {
            return new ECKeyGenerator(Curve.P_384).generate().toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
