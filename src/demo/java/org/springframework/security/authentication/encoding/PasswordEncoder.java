package org.springframework.security.authentication.encoding;

/** Stands in for the interface of Spring Security 3, so that {@code CustomerServiceImpl} can be loaded. */
public interface PasswordEncoder {

    /** Encodes a password. */
    String encodePassword(String rawPassword, Object salt);

    /** Tells whether a password is the encoded one. */
    boolean isPasswordValid(String encodedPassword, String rawPassword, Object salt);
}
