package io.github.alliancepay.broadleaf.reconciliation.register;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.alliancepay.broadleaf.reconciliation.Register;
import io.github.alliancepay.testing.FuzzInput;

/**
 * A workbook that somebody gives as a register: the texts and the sheet inside it, with a line of one hash between them, or the packed file
 * itself. It is refused with a reason, or read without a line that is not in it.
 */
class XlsxRegisterFuzzTests {

    private static final String BETWEEN = "\n#\n";

    @DictionaryEntries({
        "<row r=\"1\">",
        "</row>",
        "<c r=\"A1\" t=\"s\"><v>0</v></c>",
        "<c t=\"inlineStr\"><is><t>RRN</t></is></c>",
        "<c t=\"str\"><v>coinAmount</v></c>",
        "<c><v>27662</v></c>",
        "<f>1+1</f>",
        "<si><t>x</t></si>",
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        "&a;",
        "<![CDATA[",
        "46350.5",
        "1E9"
    })
    @FuzzTest(maxDuration = "60s")
    void noRowIsReadThatIsNotThere(byte[] input) {
        byte[] content = workbook(input);
        try {
            Register register = FuzzInput.bounded(() -> RegisterFile.read(content));
            RegisterPromises.hold(register, isPacked(input) ? Integer.MAX_VALUE : rows(input));
        } catch (UnreadableRegisterException refused) {
            assertThat(refused.problem()).isNotNull();
        }
    }

    private static byte[] workbook(byte[] input) {
        if (isPacked(input)) {
            return input;
        }
        String[] parts = parts(input);
        return Xlsx.of(parts[0].getBytes(ISO_8859_1), parts[1].getBytes(ISO_8859_1))
                .bytes();
    }

    private static boolean isPacked(byte[] input) {
        return input.length > 1 && input[0] == 'P' && input[1] == 'K';
    }

    private static String[] parts(byte[] input) {
        String text = new String(FuzzInput.unrolled(input), ISO_8859_1);
        int between = text.indexOf(BETWEEN);
        return between < 0
                ? new String[] {"<sst/>", text}
                : new String[] {text.substring(0, between), text.substring(between + BETWEEN.length())};
    }

    /** A row has at least one tag with this word, in whatever namespace and encoding. */
    private static long rows(byte[] input) {
        return parts(input)[1].replace("\0", "").split("row", -1).length - 1L;
    }
}
