package io.github.alliancepay.broadleaf.payment;

import java.net.URI;

/** Sends a payment link to the shopper. Safe for use by many threads. */
public interface PayLinkSender {

    /** For a shop that cannot send e-mails, or has no address to send them from. */
    PayLinkSender NONE = new PayLinkSender() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public boolean send(PayLinks.Seen link, URI address, String to) {
            return false;
        }
    };

    /** Whether links can be sent at all. */
    boolean isAvailable();

    /**
     * Sends a link in the language of its order, and waits until the shop's mail sender has the message.
     *
     * @param link an open one, which has its order
     * @param address of its page
     * @param to an e-mail address
     * @return whether it was sent; why not is in the log
     */
    boolean send(PayLinks.Seen link, URI address, String to);
}
