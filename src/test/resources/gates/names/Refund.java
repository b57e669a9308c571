package shop;

record Refund(Line first) {

    record Line(long coins) {}
}
