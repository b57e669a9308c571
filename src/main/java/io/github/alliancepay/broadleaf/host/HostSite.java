package io.github.alliancepay.broadleaf.host;

import java.util.Optional;
import org.broadleafcommerce.common.site.domain.Site;
import org.broadleafcommerce.common.web.BroadleafRequestContext;

/** The site that the host has resolved for this request. The community edition resolves none (host section 2.8). */
public final class HostSite {

    private HostSite() {}

    /** Its name as the host's admins wrote it, to be escaped where it is shown; empty when it has none. */
    public static Optional<String> name() {
        return Optional.ofNullable(BroadleafRequestContext.getBroadleafRequestContext())
                .map(BroadleafRequestContext::getNonPersistentSite)
                .map(Site::getName)
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }
}
