package io.github.alliancepay.broadleaf.host;

import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;

/** What the gateway can do, as the platform asks it. Immutable: one-step payments and refunds. */
final class AlliancePayConfiguration implements PaymentGatewayConfiguration {

    @Override
    public boolean isPerformAuthorizeAndCapture() {
        return true;
    }

    /** The bank takes the money in one step; there is nothing to choose. */
    @Override
    public void setPerformAuthorizeAndCapture(boolean performAuthorizeAndCapture) {
        if (!performAuthorizeAndCapture) {
            throw new IllegalArgumentException(
                    "AlliancePay takes money in one step; authorize without capture is not offered");
        }
    }

    @Override
    public int getFailureReportingThreshold() {
        return 1;
    }

    /** The circuit breaker of the bank client reports failures; the platform's counter is not used. */
    @Override
    public void setFailureReportingThreshold(int failureReportingThreshold) {}

    @Override
    public boolean handlesAuthorize() {
        return false;
    }

    @Override
    public boolean handlesCapture() {
        return false;
    }

    @Override
    public boolean handlesAuthorizeAndCapture() {
        return true;
    }

    @Override
    public boolean handlesReverseAuthorize() {
        return false;
    }

    @Override
    public boolean handlesVoid() {
        return false;
    }

    @Override
    public boolean handlesRefund() {
        return true;
    }

    @Override
    public boolean handlesPartialCapture() {
        return false;
    }

    @Override
    public boolean handlesMultipleShipment() {
        return false;
    }

    @Override
    public boolean handlesRecurringPayment() {
        return false;
    }

    @Override
    public boolean handlesSavedCustomerPayment() {
        return false;
    }

    /** So that the platform archives an unfinished payment of another method when ours is applied. */
    @Override
    public boolean handlesMultiplePayments() {
        return false;
    }

    @Override
    public PaymentGatewayType getGatewayType() {
        return AlliancePayGatewayType.ALLIANCE_PAY;
    }
}
