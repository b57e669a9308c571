package io.github.alliancepay.demo.storefront;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The store has no such article or shelf. The visitor reads that the page does not exist. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotSoldException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
