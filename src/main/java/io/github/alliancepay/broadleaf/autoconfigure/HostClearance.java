package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminUser;
import io.github.alliancepay.broadleaf.admin.Clearance;
import io.github.alliancepay.broadleaf.host.HostAdmin;
import java.util.Locale;

/** Broadleaf's own admins, permissions and language. */
record HostClearance(HostAdmin admin) implements Clearance {

    @Override
    public AdminUser user() {
        return new AdminUser(admin.login(), admin.mayView(), admin.mayRefund());
    }

    @Override
    public Locale locale(Locale requested) {
        return admin.locale().orElse(requested);
    }
}
