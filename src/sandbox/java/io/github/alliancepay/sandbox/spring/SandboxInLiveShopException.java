package io.github.alliancepay.sandbox.spring;

/** The sandbox's jar is on the class path of a shop that is live, which would sell for play money. */
public final class SandboxInLiveShopException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    static final String WHAT =
            "The AlliancePay sandbox is on the class path of a shop that is live by its settings: alliancepay.test-mode is false, or"
                    + " alliancepay.shop-url is a public https address and alliancepay.test-mode is not set. With the sandbox bank"
                    + " the shop would hand out goods for play money, so it does not start. No order or payment was changed.";
    static final String REMEDY =
            "For a live shop, remove the jar alliancepay-broadleaf-<version>-sandbox.jar from the class path (or set"
                    + " alliancepay.sandbox.enabled=false) and set the bank's credentials: alliancepay.base-url,"
                    + " alliancepay.merchant-id, alliancepay.service-code and alliancepay.private-jwk. For a test shop, set"
                    + " alliancepay.test-mode=true.";

    SandboxInLiveShopException() {
        super(WHAT + " " + REMEDY);
    }
}
