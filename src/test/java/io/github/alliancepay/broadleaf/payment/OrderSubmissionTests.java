package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result.Later;
import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;

class OrderSubmissionTests {

    /** The host wraps what its checkout refuses, twice. */
    @Test
    void theInnermostFailureSaysWhy() {
        Exception failure = new Exception(new IllegalStateException(new FileNotFoundException("of order 7")));

        assertThat(Later.after(failure).why()).isEqualTo("FileNotFoundException");
        assertThat(Later.after(failure).cause()).containsSame(failure);
        assertThat(Later.after(new Error()).why()).isEqualTo("Error");
    }

    @Test
    void failuresThatNameEachOtherAsTheirCauseEndSomewhere() {
        IllegalStateException first = new IllegalStateException();
        first.initCause(new IllegalArgumentException(first));

        assertThat(Later.after(first).why()).startsWith("Illegal");
    }
}
