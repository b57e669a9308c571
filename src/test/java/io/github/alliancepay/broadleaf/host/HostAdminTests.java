package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.ZoneId;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostAdminTests {

    private final HostAdmin admin = new HostAdmin(mock(SecurityVerifier.class));

    @AfterEach
    void noRequest() {
        BroadleafRequestContext.setBroadleafRequestContext(null);
    }

    @Test
    void theZoneIsTheOneThatTheAdminHasChosen() {
        chosen(TimeZone.getTimeZone("Europe/Kiev"));
        assertThat(admin.timeZone()).contains(ZoneId.of("Europe/Kiev"));

        chosen(TimeZone.getTimeZone("EST"));
        assertThat(admin.timeZone()).contains(ZoneId.of("-05:00"));
    }

    @Test
    void anUnknownZoneOrNoneIsEmpty() {
        assertThat(admin.timeZone()).isEmpty();

        chosen(new SimpleTimeZone(0, "Mars/Olympus"));
        assertThat(admin.timeZone()).isEmpty();
    }

    private static void chosen(TimeZone zone) {
        BroadleafRequestContext context = new BroadleafRequestContext();
        context.setTimeZone(zone);
        BroadleafRequestContext.setBroadleafRequestContext(context);
    }
}
