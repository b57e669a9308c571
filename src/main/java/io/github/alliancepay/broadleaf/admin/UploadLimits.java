package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.reconciliation.register.RegisterFile;

/**
 * How much the host takes in one upload, in bytes. The script of the back office sends a larger file in parts, and the shop joins them.
 *
 * @param part the most of one part
 * @param request the most of a whole request
 */
public record UploadLimits(long part, long request) {

    /** What the other fields and the heads of the parts may take of a request. */
    private static final long REST = 64 << 10;

    private static final long MEGABYTE = 1 << 20;

    public UploadLimits {
        if (part <= 0 || request <= 0) {
            throw new IllegalArgumentException("Upload limits must be positive: " + part + ", " + request);
        }
    }

    /** The most of a register, whatever parts it is sent in. */
    public long most() {
        return Math.max(0, Math.min(RegisterFile.MOST_BYTES, request - REST));
    }

    /** The most of a register that a browser without scripts can send. */
    public long mostAtOnce() {
        return Math.min(part, most());
    }

    static String inWords(long bytes, LocalizedTexts texts) {
        return bytes < MEGABYTE
                ? texts.text("reconciliation.kilobytes", texts.number(bytes >> 10))
                : texts.text("reconciliation.megabytes", texts.number(bytes / MEGABYTE));
    }
}
