package io.github.alliancepay.broadleaf.reconciliation.register;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException.FileProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The text of a CSV file, whatever its encoding: Unicode with a mark, UTF-8, or windows-1251. */
final class CsvText {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private CsvText() {}

    static String of(byte[] content) {
        String text = marked(content)
                .map(charset -> decode(content, List.of(charset)))
                .orElseGet(() -> decode(content, List.of(UTF_8, WINDOWS_1251)));
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableRegisterException(FileProblem.BINARY);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The encoding that the first bytes name. */
    private static Optional<Charset> marked(byte[] content) {
        return Stream.of(UTF_8, UTF_16LE, UTF_16BE)
                .filter(charset -> startsWith(content, "\uFEFF".getBytes(charset)))
                .findFirst();
    }

    private static boolean startsWith(byte[] content, byte[] mark) {
        return content.length >= mark.length
                && ByteBuffer.wrap(content, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }

    private static String decode(byte[] content, List<Charset> charsets) {
        for (Charset charset : charsets) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        throw new UnreadableRegisterException(FileProblem.ENCODING);
    }
}
