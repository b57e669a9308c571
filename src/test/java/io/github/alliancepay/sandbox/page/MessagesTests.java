package io.github.alliancepay.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTests {
    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(Messages.in("uk").keys()).isEqualTo(Messages.in("en").keys());
    }

    @Test
    void everyCardFaultForgeryAndSettingHasAText() {
        List<String> keys = Stream.of(
                        names("card.", TestCard.values()),
                        names("fault.", FaultKind.values()),
                        names("forgery.", Forgery.values()),
                        names("setting.", Setting.values()))
                .flatMap(stream -> stream)
                .toList();
        assertThat(Messages.in("uk").keys()).containsAll(keys);
    }

    @Test
    void otherLanguagesAreAnsweredInEnglish() {
        assertThat(Messages.in("pl").language()).isEqualTo("en");
    }

    @Test
    void markupEscapesWhatItIsGiven() {
        assertThat(Html.of("<p>%s%s</p>", "<b>\"'&", Html.of("<i>%s</i>", "x")).markup())
                .isEqualTo("<p>&lt;b&gt;&quot;&#39;&amp;<i>x</i></p>");
    }

    private static Stream<String> names(String prefix, Enum<?>... values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }
}
