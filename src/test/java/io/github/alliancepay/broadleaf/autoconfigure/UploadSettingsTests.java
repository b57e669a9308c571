package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.admin.UploadLimits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How large a register may be, by the settings of the host. */
class UploadSettingsTests {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void springBootTakesAMegabyteForAFileAndTenForARequest() {
        UploadLimits limits = limits(Map.of());

        assertThat(limits).isEqualTo(new UploadLimits(MEGABYTE, 10 * MEGABYTE));
        assertThat(limits.most()).isBetween(9 * MEGABYTE, 10 * MEGABYTE - 1);
        assertThat(limits.mostAtOnce()).isEqualTo(MEGABYTE);
    }

    @Test
    void theShopRaisesBoth() {
        UploadLimits limits = limits(Map.of(
                "spring.servlet.multipart.max-file-size", "-1", "spring.servlet.multipart.maxRequestSize", "50MB"));

        assertThat(limits).isEqualTo(new UploadLimits(Long.MAX_VALUE, 50 * MEGABYTE));
        assertThat(limits.most()).isEqualTo(20 * MEGABYTE);
        assertThat(limits.mostAtOnce()).isEqualTo(20 * MEGABYTE);
    }

    @Test
    void broadleafsOwnLimitOfAFileCountsMore() {
        assertThat(limits(Map.of(
                                "asset.server.max.uploadable.file.size",
                                "500000",
                                "spring.servlet.multipart.max-file-size",
                                "5MB"))
                        .part())
                .isEqualTo(500_000);
    }

    @Test
    void aShopThatTakesNothingIsNoError() {
        assertThat(limits(Map.of("spring.servlet.multipart.max-request-size", "0"))
                        .most())
                .isZero();
    }

    private static UploadLimits limits(Map<String, String> settings) {
        return UploadSettings.limits(new Binder(new MapConfigurationPropertySource(settings)));
    }
}
