package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class LineTextsTests {

    private final StaticMessageSource shop = new StaticMessageSource();

    @Test
    void aNameIsShownAsTheOrderHasIt() {
        assertThat(name(LineKind.ITEM, "Горнятко «Косів»")).isEqualTo("Горнятко «Косів»");
        assertThat(name(LineKind.ITEM, "{0} 100% ''")).isEqualTo("{0} 100% ''");
        assertThat(name(LineKind.SHIPPING, "Пошта")).isEqualTo("Delivery – Пошта");
    }

    @Test
    void aShopMayTranslateItForAdmins() {
        shop.addMessage("alliancepay.line.name.Горнятко «Косів»", Locale.ENGLISH, "Kosiv mug");
        shop.addMessage("alliancepay.line.name.Пошта", Locale.ENGLISH, "By post");

        assertThat(name(LineKind.ITEM, "Горнятко «Косів»")).isEqualTo("Kosiv mug");
        assertThat(name(LineKind.SHIPPING, "Пошта")).isEqualTo("Delivery – By post");
    }

    private String name(LineKind kind, String name) {
        RefundableLine line = new RefundableLine("line:1", kind, name, 1, new Coins(100));
        return LineTexts.name(line, LocalizedTexts.in(new Texts(shop), Locale.ENGLISH));
    }
}
