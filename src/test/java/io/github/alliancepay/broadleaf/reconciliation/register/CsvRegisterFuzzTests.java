package io.github.alliancepay.broadleaf.reconciliation.register;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.Register;
import io.github.alliancepay.testing.FuzzInput;

/** A file that somebody gives as a register. It is refused with a reason, or read without a line or a sum that is not in it. */
class CsvRegisterFuzzTests {

    @DictionaryEntries({
        "operationId",
        "coinAmount",
        "RRN",
        "processingDateTime",
        "Статус",
        "Успішна",
        "Номер замовлення",
        "merchantCommission",
        "24.11.2026 12:30:05",
        "\"\"",
        ";\"",
        "\ufeff",
        "~n1;2~"
    })
    @FuzzTest(maxDuration = "60s")
    void noLineIsReadThatIsNotThere(byte[] input) {
        byte[] content = FuzzInput.unrolled(input);
        try {
            Register register = FuzzInput.bounded(() -> RegisterFile.read(content));
            // Its ASCII, whatever the encoding is.
            String text = new String(content, ISO_8859_1).replace("\0", "").replace("\"", "");
            long lines = 1
                    + text.chars().filter(sign -> sign == '\n' || sign == '\r').count();
            RegisterPromises.hold(register, lines);
            register.movements().forEach(movement -> isWritten(movement, text));
        } catch (UnreadableRegisterException refused) {
            assertThat(refused.problem()).isNotNull();
        }
    }

    private static void isWritten(Movement movement, String text) {
        assertThat(text).contains(Long.toString(movement.amount().orElseThrow().value()));
        assertThat(text)
                .contains(movement.numbers().operationId())
                .contains(movement.numbers().rrn());
    }
}
