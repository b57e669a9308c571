package io.github.alliancepay.demo.backend;

import org.springframework.security.authentication.encoding.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The demo store has only guests, but Broadleaf's customer service needs an encoder. */
@Component("blPasswordEncoder")
class NoPasswords implements PasswordEncoder {

    @Override
    public String encodePassword(String rawPassword, Object salt) {
        throw new UnsupportedOperationException("The demo store has no passwords");
    }

    @Override
    public boolean isPasswordValid(String encodedPassword, String rawPassword, Object salt) {
        return false;
    }
}
