package io.github.alliancepay.story;

import io.github.alliancepay.sandbox.setting.Setting;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "store.currency=EUR")
class EurIntegrationTests extends ForeignCurrencyStory {

    EurIntegrationTests() {
        super("EUR", Setting.EUR_RATE);
    }
}
