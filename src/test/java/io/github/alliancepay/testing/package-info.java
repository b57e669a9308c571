/** What tests of several parts share: a real database server, a count of statements, a crowd of threads, the inputs of fuzz tests. */
package io.github.alliancepay.testing;
