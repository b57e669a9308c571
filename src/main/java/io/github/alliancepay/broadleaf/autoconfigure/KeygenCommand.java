package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.MerchantKeyPair;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a key for a merchant. The private half goes into a new file and is printed nowhere. A file that is there is never written to. Needs
 * the JDK only.
 */
final class KeygenCommand {

    private final PrintStream out;

    KeygenCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> arguments) {
        if (arguments.size() != 1) {
            out.println("usage: keygen <file for the private key>");
            return 2;
        }
        Path file = Path.of(arguments.get(0));
        try {
            MerchantKeyPair pair = MerchantKeyPair.generate();
            pair.write(file);
            explain(file, pair);
            return 0;
        } catch (FileAlreadyExistsException there) {
            out.println("The file " + file + " is there already, and was not touched. Name a new file.");
            return 1;
        } catch (IOException unwritable) {
            out.println("The file " + file + " cannot be written: " + unwritable + ". No key was kept.");
            return 1;
        }
    }

    private void explain(Path file, MerchantKeyPair pair) {
        out.println("The private key is in " + file + ". Only its owner can read it"
                + (MerchantKeyPair.isPosix(file) ? "" : " if you restrict it")
                + ". Keep it, and keep it secret: the bank cannot restore it.");
        out.println("Give the file to the user that runs the shop, and set alliancepay.private-jwk-file="
                + file.toAbsolutePath());
        out.println(
                "Send this public half to the bank, with the letter that names your outgoing IPv4 addresses and the callback address:");
        out.println(pair.publicJwk());
    }
}
