public class Unexplained {}
