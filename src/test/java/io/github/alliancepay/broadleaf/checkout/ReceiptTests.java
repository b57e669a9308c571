package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTests {

    private static final String RECEIPT = "https://bank.example/receipt/1";

    @Test
    void theReceiptIsThatOfTheOperationThatTookMoney() {
        Receipt receipt = of(operation("1", "FAIL", "https://bank.example/no"), operation("2", "SUCCESS", RECEIPT));

        assertThat(receipt).isEqualTo(new Receipt("hpp", "4111 11** **** 1111", false, true, RECEIPT));
    }

    @Test
    void anOperationThatTookNothingHasNoReceipt() {
        assertThat(of(operation("1", "FAIL", RECEIPT))).isEqualTo(new Receipt("hpp", "", false, true, ""));
        assertThat(of()).isEqualTo(new Receipt("hpp", "", false, true, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/receipt/1", "javascript:alert(1)", "no address at all", ""})
    void anAddressThatIsNotTheBanksIsLeftOut(String address) {
        assertThat(of(operation("1", "SUCCESS", address)).address()).isEmpty();
    }

    private static Receipt of(Operation... operations) {
        return Receipt.of(
                Shops.payment(PaymentState.COMPLETED),
                List.of(operations),
                address -> "bank.example".equals(address.getHost()),
                true);
    }

    private static Operation operation(String id, String status, String receipt) {
        return Operation.of(Map.of(
                "ecomOperationId",
                id,
                "type",
                "PURCHASE",
                "status",
                status,
                "coinAmount",
                "100",
                "cardNumberMask",
                "411111******1111",
                "receiptUrl",
                receipt));
    }
}
