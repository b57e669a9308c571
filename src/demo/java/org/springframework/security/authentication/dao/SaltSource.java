package org.springframework.security.authentication.dao;

import org.springframework.security.core.userdetails.UserDetails;

/** Stands in for the interface of Spring Security 3, so that {@code CustomerServiceImpl} can be loaded. */
public interface SaltSource {

    /** Gives the salt of a user. */
    Object getSalt(UserDetails user);
}
