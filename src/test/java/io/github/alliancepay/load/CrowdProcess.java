package io.github.alliancepay.load;

import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;

/** The bank and the visitors in a process of their own, which offers a {@link CrowdControl}. */
final class CrowdProcess {

    private CrowdProcess() {}

    /** The process itself: with the bank's port, the shop's address, its database, and the port of its {@link ShopControl}. */
    public static void main(String[] arguments) throws Exception {
        SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withPort(Integer.parseInt(arguments[0])));
        ShopControl shop = ControlPort.find(Integer.parseInt(arguments[3]), ShopControl.class, () -> true);
        ControlPort.offer(CrowdControl.class, new LoadedShop(arguments[1], bank.control(), arguments[2], shop));
        JavaProcess.endWithParent();
    }
}
