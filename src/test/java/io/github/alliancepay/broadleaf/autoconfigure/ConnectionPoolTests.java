package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionPoolTests {

    @ParameterizedTest
    @CsvSource({"100, 2", "10, 2", "8, 2", "7, 1", "4, 1", "1, 1"})
    void neverMoreThanAQuarterOfThePoolWaits(int size, int seats) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setMaximumPoolSize(size);

            assertThat(ConnectionPool.of(pool).atMostAQuarter(2)).isEqualTo(seats);
        }
    }

    @Test
    void aPoolThatDoesNotTellItsSizeLeavesItToTheShop() {
        assertThat(ConnectionPool.of(new JdbcDataSource()).atMostAQuarter(2)).isEqualTo(2);
    }
}
