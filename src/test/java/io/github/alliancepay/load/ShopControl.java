package io.github.alliancepay.load;

import java.util.List;

/** What visitors cannot do: a shop is told so from inside, in this process or in another. */
public interface ShopControl {

    /** Changes the number of connections to the database while the shop runs. */
    void resize(int connections);

    /** How many connections are out now. */
    int connectionsOut();

    /** What the pool has counted since the last call. */
    PoolFigures takePoolFigures();

    /** Opens so many pages of the bank for orders that exist only here, at once, and returns the bank's ids. */
    List<String> openMadeUpPages(int count);

    /** Whether the plugin makes calls to the bank, and they do well. */
    boolean isBankBack();

    /** The memory that is in use after a garbage collection, in bytes. */
    long usedMemory();

    /** Tells the plugin that something is due. */
    void wake();
}
