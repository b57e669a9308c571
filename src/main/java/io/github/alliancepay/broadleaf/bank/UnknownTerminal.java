package io.github.alliancepay.broadleaf.bank;

/** In place of the bank, for payments of a terminal to which there is no access. Nothing is sent, so nothing moves. */
record UnknownTerminal(String merchantId) implements AllianceBank {

    @Override
    public CreatedOrder createOrder(OrderRequest request) {
        throw notDone();
    }

    @Override
    public BankOrder order(String hppOrderId) {
        throw notDone();
    }

    @Override
    public Operation refund(RefundRequest request) {
        throw notDone();
    }

    @Override
    public Operation complete(CompletionRequest request) {
        throw notDone();
    }

    @Override
    public SessionStatus authorize() {
        throw notDone();
    }

    private NotDoneException notDone() {
        return new NotDoneException("The terminal with merchant id " + merchantId
                + " is not in the settings any more. Nothing was sent. Put it back under alliancepay.terminals");
    }
}
