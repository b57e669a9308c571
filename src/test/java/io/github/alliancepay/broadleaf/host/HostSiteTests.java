package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadleafcommerce.common.classloader.release.ThreadLocalManager;
import org.broadleafcommerce.common.site.domain.Site;
import org.broadleafcommerce.common.site.domain.SiteImpl;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSiteTests {

    private final BroadleafRequestContext context = new BroadleafRequestContext();

    @BeforeEach
    void enter() {
        BroadleafRequestContext.setBroadleafRequestContext(context);
    }

    @AfterEach
    void leave() {
        ThreadLocalManager.remove();
    }

    @Test
    void theSiteOfTheRequestHasAName() {
        context.setNonPersistentSite(site(" Толока <Київ> "));

        assertThat(HostSite.name()).contains("Толока <Київ>");
    }

    @Test
    void theCommunityEditionResolvesNoSite() {
        assertThat(HostSite.name()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void aSiteWithoutANameHasNone(String name) {
        context.setNonPersistentSite(site(name));

        assertThat(HostSite.name()).isEmpty();
    }

    @Test
    void aThreadWithoutARequestHasNone() {
        ThreadLocalManager.remove();

        assertThat(HostSite.name()).isEmpty();
    }

    private static Site site(String name) {
        Site site = new SiteImpl();
        site.setName(name);
        return site;
    }
}
