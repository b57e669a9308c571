package io.github.alliancepay.broadleaf.bank;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ukrainian in Latin letters, by the examples of the official table. */
class TransliterationTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Алушта, Alushta",
                "Борщагівка, Borshchahivka",
                "Володимир, Volodymyr",
                "Згурський, Zghurskyi",
                "Розгон, Rozghon",
                "Ґалаґан, Galagan",
                "Єнакієве, Yenakiieve",
                "Гаєвич, Haievych",
                "Короп'є, Koropie",
                "Житомир, Zhytomyr",
                "Їжакевич, Yizhakevych",
                "Кадиївка, Kadyivka",
                "Мар’їне, Marine",
                "Йосипівка, Yosypivka",
                "Стрий, Stryi",
                "Харків, Kharkiv",
                "Щербухи, Shcherbukhy",
                "Юрій, Yurii",
                "Корюківка, Koriukivka",
                "Яготин, Yahotyn",
                "Костянтин, Kostiantyn",
                "Знам'янка, Znamianka",
                "Феодосія, Feodosiia"
            })
    void wordsAreWrittenAsInTheOfficialTable(String ukrainian, String latin) {
        assertThat(Transliteration.latin(ukrainian)).isEqualTo(latin);
    }

    @Test
    void aWordInCapitalsStaysOne() {
        assertThat(Transliteration.latin("ЩО ЧАЮ, Що Є чаю, ТЦ «Щ»"))
                .isEqualTo("SHCHO CHAIU, Shcho Ye chaiu, TTS 'Shch'");
    }

    @Test
    void signsOfPrintedTextsBecomePlain() {
        assertThat(Transliteration.latin("№ 12 – «Горнятко „Косів“»…")).isEqualTo("No. 12 - 'Horniatko 'Kosiv''...");
    }

    @Test
    void lettersOfOtherLanguagesLoseTheirAccents() {
        assertThat(Transliteration.latin("Café Łódź, объём")).isEqualTo("Cafe Łodz, obiom");
    }

    @Test
    void plainTextStaysAsItIs() {
        assertThat(Transliteration.latin("It's order AB-12 'new': 5%")).isEqualTo("It's order AB-12 'new': 5%");
    }

    @Test
    void aNumberInACommentHasItsUnderscoresAgain() {
        String text = "Return of 1790000031495Kd8_pQ-2mN_, order SHOP_7-1";
        String comment = Transliteration.comment(text);
        assertThat(comment).isEqualTo("Return of 1790000031495Kd8=pQ-2mN=, order SHOP=7-1");
        assertThat(Transliteration.withUnderscores(comment)).isEqualTo(text);
    }

    @Test
    void aCommentLosesWhatTheBankDoesNotTake() {
        assertThat(Transliteration.comment(" (Брак!) 日本 замовлення № 7 ")).isEqualTo("Brak  zamovlennia No. 7");
    }

    @Property
    void everyCommentIsTakenByTheBank(@ForAll String text, @ForAll @CharRange(from = 'Ѐ', to = 'ӿ') String cyrillic) {
        assertThat(Transliteration.comment(text + cyrillic))
                .matches(comment -> comment.isEmpty() || RefundRequest.takesComment(comment));
    }
}
