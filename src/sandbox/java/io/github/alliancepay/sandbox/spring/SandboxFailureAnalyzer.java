package io.github.alliancepay.sandbox.spring;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Explains why the application did not start with the sandbox. */
public final class SandboxFailureAnalyzer implements FailureAnalyzer {
    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SandboxBesideRealBankException) {
                return new FailureAnalysis(
                        SandboxBesideRealBankException.WHAT, SandboxBesideRealBankException.REMEDY, cause);
            }
            if (cause instanceof SandboxInLiveShopException) {
                return new FailureAnalysis(SandboxInLiveShopException.WHAT, SandboxInLiveShopException.REMEDY, cause);
            }
            if (cause instanceof SandboxPortException taken) {
                return new FailureAnalysis(taken.what(), SandboxPortException.REMEDY, cause);
            }
        }
        return null;
    }
}
