package shop;

record Order(Line first) {

    record Line(String article) {}
}
