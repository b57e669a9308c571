package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OrderRequest.Addresses;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PayerDetailsTests {

    private static final Set<PayerField> ALL = EnumSet.allOf(PayerField.class);
    private static final URI SHOP = URI.create("https://shop.example/");
    private static final Payer OLENA =
            new Payer("42", Map.of(PayerField.FIRST_NAME, "Олена", PayerField.PHONE, "+380501234567"));

    @AfterEach
    void theRequestEnds() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void theShopChoosesWhatTheBankIsTold() {
        requestFrom("8.8.8.8");

        assertThat(told(EnumSet.of(PayerField.FIRST_NAME))).containsExactly(Map.entry(PayerField.FIRST_NAME, "Олена"));
        assertThat(told(Set.of())).isEmpty();
    }

    @Test
    void theNetworkAddressIsThatOfTheRequest() {
        requestFrom("8.8.8.8");

        assertThat(told(ALL)).containsEntry(PayerField.IP, "8.8.8.8").hasSize(3);
    }

    @Test
    void withoutARequestThereIsNoNetworkAddress() {
        assertThat(told(ALL)).isEqualTo(OLENA.details());
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,true",
        "2001:4860:4860::8888,true",
        "127.0.0.1,false",
        "10.0.0.7,false",
        "192.168.1.1,false",
        "172.16.0.1,false",
        "169.254.1.1,false",
        "::1,false",
        "fe80::1,false",
        "fd00::1,false",
        "0.0.0.0,false",
        "shop.example,false"
    })
    void theAddressOfAProxyIsNotTold(String address, boolean isTold) {
        assertThat(PayerDetails.isPublic(address)).isEqualTo(isTold);
    }

    private static Map<PayerField, String> told(Set<PayerField> fields) {
        OrderRequest request = new OrderRequest(
                "1", new Coins(100), Currency.UAH, "uk", Optional.empty(), new Addresses(SHOP, SHOP, SHOP), OLENA);
        return new PayerDetails(fields)
                .customize(request, new OrderDetails(1, "1", List::of))
                .payer()
                .details();
    }

    private static void requestFrom(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
