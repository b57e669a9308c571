package shop;

record Price(String digits) {

    int decimals() {
        return Cart.DECIMALS;
    }
}
