package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapturedPaymentTests {

    @Test
    void theRawResponseKeepsWhatIsKnownToBeNoPersonalData() {
        Operation purchase = Operation.of(Map.of(
                "ecomOperationId", "e1",
                "operationId", "o1",
                "type", "PURCHASE",
                "status", "SUCCESS",
                "coinAmount", "1000",
                "cardHolder", "OLENA KOVALENKO",
                "senderEmail", "olena@example.org"));

        assertThat(CapturedPayment.redacted(List.of(purchase)))
                .isEqualTo("[{\"coinAmount\":\"1000\",\"ecomOperationId\":\"e1\",\"operationId\":\"o1\","
                        + "\"status\":\"SUCCESS\",\"type\":\"PURCHASE\"}]");
    }
}
