package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.UploadLimits;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.unit.DataSize;

/** The host's settings of uploads: those of Spring Boot, and Broadleaf's own for files, which counts more there (host section 6.4). */
final class UploadSettings {

    private static final String SPRING = "spring.servlet.multipart.max-";

    private UploadSettings() {}

    static UploadLimits limits(Binder settings) {
        long file = size("file-size", 1, settings);
        long request = size("request-size", 10, settings);
        long asset = settings.bind("asset.server.max.uploadable.file.size", Long.class)
                .orElse(file);
        return new UploadLimits(limit(asset), limit(request));
    }

    private static long size(String name, long megabytes, Binder settings) {
        return settings.bind(SPRING + name, DataSize.class)
                .orElse(DataSize.ofMegabytes(megabytes))
                .toBytes();
    }

    /** Less than nothing means without limit. */
    private static long limit(long bytes) {
        return bytes < 0 ? Long.MAX_VALUE : Math.max(1, bytes);
    }
}
