package io.github.alliancepay.sandbox.register;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The forms in which a register can be downloaded. What the bank sends is unknown (protocol section 24.1). */
public enum RegisterFormat {
    /** Semicolons, UTF-8 with a mark, as spreadsheets open it. */
    CSV(';', StandardCharsets.UTF_8, "\uFEFF"),
    /** Commas, UTF-8. */
    CSV_COMMA(',', StandardCharsets.UTF_8, ""),
    /** Semicolons, windows-1251. */
    CSV_1251(';', Charset.forName("windows-1251"), "");

    private final char separator;
    private final Charset charset;
    private final String mark;

    RegisterFormat(char separator, Charset charset, String mark) {
        this.separator = separator;
        this.charset = charset;
        this.mark = mark;
    }

    /** The encoding of the file. */
    public Charset charset() {
        return charset;
    }

    char separator() {
        return separator;
    }

    String mark() {
        return mark;
    }
}
