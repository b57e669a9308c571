package io.github.alliancepay.story;

import io.github.alliancepay.sandbox.setting.Setting;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "store.currency=USD")
class UsdIntegrationTests extends ForeignCurrencyStory {

    UsdIntegrationTests() {
        super("USD", Setting.USD_RATE);
    }
}
