package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ConfiguredAddressesTests {

    @AfterEach
    void theRequestEnds() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void theSettingIsPreferredToTheRequest() {
        aBrowserAsks("evil.example");

        assertThat(back(new ConfiguredAddresses(Optional.of(URI.create("https://shop.example/store/")), true)))
                .hasToString("https://shop.example/store/alliancepay/return/r");
    }

    @Test
    void theRequestTellsWhereThereIsNoSetting() {
        aBrowserAsks("test.example");

        assertThat(back(new ConfiguredAddresses(Optional.empty(), true)))
                .hasToString("http://test.example/alliancepay/return/r");
    }

    @Test
    void aRequestForTheAdminTellsNothingOfTheShop() {
        aBrowserAsks("admin.example");

        assertThat(new ConfiguredAddresses(Optional.empty(), false).payLink("p"))
                .isEmpty();
        assertThat(new ConfiguredAddresses(Optional.empty(), true).payLink("p"))
                .contains(URI.create("http://admin.example/alliancepay/pay/p"));
    }

    @Test
    void nobodyTellsWhereThereIsNeither() {
        assertThatThrownBy(() -> back(new ConfiguredAddresses(Optional.empty(), true)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("alliancepay.shop-url");
    }

    @Test
    void aRefundIsSentWithoutAnAddressWhereNobodyTellsIt() {
        assertThat(new ConfiguredAddresses(Optional.empty(), true).callback("c"))
                .isEmpty();
        assertThat(new ConfiguredAddresses(Optional.of(URI.create("https://shop.example/store/")), true).callback("c"))
                .contains(URI.create("https://shop.example/store/alliancepay/callback?t=c"));
    }

    private static void aBrowserAsks(String host) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServerName(host);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static URI back(ConfiguredAddresses addresses) {
        return addresses.of("r", "c").success();
    }
}
