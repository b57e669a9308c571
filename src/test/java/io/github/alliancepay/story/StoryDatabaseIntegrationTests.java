package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class StoryDatabaseIntegrationTests extends Story {

    @Test
    void theShopIsOnTheDatabaseThatTheBuildNames() {
        assertThat(staff.database()).isEqualTo(StoryDatabase.ofThisRun().product());
    }
}
