package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts write text and never markup, run no text as code, keep nothing in the browser, talk to the shop only, and give objects no
 * members whose names come from outside.
 */
class ScriptTests {

    private static final Pattern FORBIDDEN =
            Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\.html\\("
                    + "|\\beval\\(|new Function|setTimeout\\(['\"]|localStorage|sessionStorage|indexedDB|document\\.cookie"
                    + "|postMessage|__proto__|https?://|new RegExp"
                    + "|Object\\.(assign|defineProperty|fromEntries|setPrototypeOf)|\\.extend\\(|\\.constructor\\b"
                    + "|\\[(?!event\\.type\\]|'[^']*'\\]|\\d+\\])[^\\]]*\\]\\s*=(?!=)");

    /** Of the script's own scope, by its indentation. */
    private static final Pattern FUNCTION = Pattern.compile("(?m)^ {4}function (\\w+)\\(");

    static Stream<Path> scripts() {
        return Texts.all().filter(file -> file.startsWith("src/main/resources")).filter(file -> file.toString()
                .endsWith(".js"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptDoesNothingDangerous(Path script) {
        assertThat(dangers(Texts.read(script))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.innerHTML = b",
                "$(a).html(b)",
                "eval('1')",
                "localStorage.a = 1",
                "fetch('https://a.example')",
                "a[name] = b",
                "Object.assign(a, answer)",
                "$.extend(true, a, answer)",
                "new RegExp(typed)"
            })
    void theRuleBites(String script) {
        assertThat(dangers(script)).isNotEmpty();
    }

    /** The later function would silently take the place of the earlier one. */
    @ParameterizedTest
    @MethodSource("scripts")
    void noTwoFunctionsOfAScriptShareAName(Path script) {
        assertThat(functions(Texts.read(script))).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void theRuleOfNamesBites() {
        assertThat(functions("    function renew() {}\n    function renew(mark) {}"))
                .containsExactly("renew", "renew");
    }

    private static List<String> functions(String script) {
        return FUNCTION.matcher(script).results().map(found -> found.group(1)).toList();
    }

    private static List<String> dangers(String script) {
        return FORBIDDEN.matcher(script).results().map(found -> found.group()).toList();
    }
}
