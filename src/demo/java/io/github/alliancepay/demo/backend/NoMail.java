package io.github.alliancepay.demo.backend;

import java.util.Map;
import org.broadleafcommerce.common.email.domain.EmailTarget;
import org.broadleafcommerce.common.email.service.EmailService;
import org.broadleafcommerce.common.email.service.info.EmailInfo;
import org.springframework.stereotype.Component;

/** Broadleaf sends no mail in the demo store; the plugin has {@link PrintedMail}. */
@Component("blEmailService")
class NoMail implements EmailService {

    @Override
    public boolean sendTemplateEmail(String address, EmailInfo mail, Map<String, Object> values) {
        return false;
    }

    @Override
    public boolean sendTemplateEmail(EmailTarget target, EmailInfo mail, Map<String, Object> values) {
        return false;
    }

    @Override
    public boolean sendBasicEmail(EmailInfo mail, EmailTarget target, Map<String, Object> values) {
        return false;
    }
}
