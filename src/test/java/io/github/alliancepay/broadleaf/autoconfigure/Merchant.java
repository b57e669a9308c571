package io.github.alliancepay.broadleaf.autoconfigure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.UUID;
import org.springframework.mock.env.MockEnvironment;

/** A test merchant of a bank that is never called. */
final class Merchant {

    private Merchant() {}

    static MockEnvironment environment() throws JOSEException {
        String key = new ECKeyGenerator(Curve.P_384).generate().toJSONString();
        return new MockEnvironment()
                .withProperty("alliancepay.base-url", "https://bank.example")
                .withProperty("alliancepay.merchant-id", UUID.randomUUID().toString())
                .withProperty("alliancepay.service-code", UUID.randomUUID().toString())
                .withProperty("alliancepay.private-jwk", key)
                .withProperty("alliancepay.test-mode", "true");
    }
}
