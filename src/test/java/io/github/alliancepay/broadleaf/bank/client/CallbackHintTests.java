package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackHintTests {

    private static final String ID = "1790000000123Ab3_xY-9zQw";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'hppOrderId':'ID','orderStatus':'SUCCESS','operation':{'type':'PURCHASE'}}",
                "{'operation':{'hppOrderId':'another','a':[{}]},'hppOrderId':'ID'}",
                "{'operation':{'type':'REFUND','hppOrderId':'ID'}}",
                "{'operations':{'transactionResponseInfo':{'hppOrderId':'inner'},'hppOrderId':'ID'}}",
                "{'operations':[{'type':'REFUND','hppOrderId':'ID'},{'hppOrderId':'second'}]}",
                "{'operations':[1,[2],{'hppOrderId':'ID'}],'x':1}",
                "{'type':'REFUND','status':'SUCCESS','originalOperationId':'x','hppOrderId':'ID'}",
                "{'hppOrderId':7,'operation':{'hppOrderId':'ID'}}",
                "  {'unknown':{'deep':[[[{}]]]},'hppOrderId':'ID', 'broken"
            })
    void theOrderIsFoundInEveryShapeOfACallback(String body) {
        assertThat(hint(body)).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "'ID'",
                "[{'hppOrderId':'ID'}]",
                "{",
                "{}",
                "{'hppOrderId':null}",
                "{'hppOrderId':''}",
                "{'hppOrderId':{'hppOrderId':'ID'}}",
                "{'hppOrderId':'1 OR 1=1'}",
                "{'hppOrderId':'../../etc'}",
                "{'hppOrderId':'<script>'}",
                "{'data':{'hppOrderId':'ID'}}",
                "{'operation':{'a':{'hppOrderId':'ID'}}}",
                "{'operation':'ID'}",
                "<html>",
                "hppOrderId=ID"
            })
    void whatNamesNoOrderIsNoHint(String body) {
        assertThat(hint(body)).isEmpty();
    }

    @Test
    void anIdHasAtMostSixtyFourCharacters() {
        assertThat(hint("{'hppOrderId':'" + "x".repeat(64) + "'}")).isPresent();
        assertThat(hint("{'hppOrderId':'" + "x".repeat(65) + "'}")).isEmpty();
    }

    @Test
    void depthCostsNothing() {
        String deep = "[".repeat(30_000);
        assertThat(hint("{'a':" + deep)).isEmpty();
        assertThat(hint("{'operations':" + deep)).isEmpty();
        assertThat(hint("{'a':" + deep + "]".repeat(30_000) + ",'hppOrderId':'ID'}"))
                .contains(ID);
    }

    @Test
    void hugeNumbersAreNeverBuilt() {
        assertThat(hint("{'a':" + "9".repeat(60_000) + ",'b':1e999999999,'hppOrderId':'ID'}"))
                .contains(ID);
    }

    @Test
    void aBodyThatIsTooLongIsNotLookedAt() {
        String head = "{'hppOrderId':'ID','padding':'";
        String body = head + "x".repeat(CallbackHint.LONGEST_BODY) + "'}";
        assertThat(hint(body)).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreNoHint() {
        assertThat(CallbackHint.hppOrderId(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'}))
                .isEmpty();
        assertThat(CallbackHint.hppOrderId(new byte[0])).isEmpty();
    }

    private static Optional<String> hint(String body) {
        return CallbackHint.hppOrderId(
                body.replace("'ID'", "'" + ID + "'").replace('\'', '"').getBytes(UTF_8));
    }
}
