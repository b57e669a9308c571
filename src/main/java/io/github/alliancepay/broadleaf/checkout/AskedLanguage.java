package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Optional;
import org.springframework.web.context.request.NativeWebRequest;

/** The language that an address asks for. */
final class AskedLanguage {

    private AskedLanguage() {}

    /** {@code uk} or {@code en}; empty when the address asks for none. */
    static Optional<String> of(NativeWebRequest request) {
        return Optional.ofNullable(request.getParameter("lang"))
                .filter(asked -> !asked.isEmpty())
                .map(Texts::supported);
    }
}
