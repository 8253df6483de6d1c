# What the scripts share; sourced after 'home' is set to the folder of the clone.
java="${JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}"
netlib="@$home/scripts/lib/netlib.arguments"

# Readies the clone where it is not up to date, and sets 'path' to the class path of the recur command.
build() {
  local file="$home/target/recur.classpath"
  if [ ! -f "$file" ] || [ "$home/pom.xml" -nt "$file" ] || [ -n "$(find "$home/src/main" -newer "$file" -type f -print -quit)" ]; then
    launch build
  fi
  path="$(cat "$file")"
}
launch() { "$java" -Drecur.home="$home" "$home/scripts/lib/Launch.java" "$1"; }

# Compiles all with the tests, and sets 'path' to the tests, the classes and all libraries. Options of Maven may follow.
build_tests() {
  (cd "$home" && mvn -B -ntp -q test-compile "$@" >&2)
  path="$home/target/test-classes:$home/target/classes:$(cat "$home/target/test.classpath")"
}

# The Vector API's flag where this Java has it.
vectors() { if "$java" --list-modules | grep -q '^jdk\.incubator\.vector'; then echo --add-modules=jdk.incubator.vector; fi; }

# The folder of the newest JDK that is installed and newer than 17, or nothing.
newest_java() {
  local javac found
  for javac in ${JAVA_NEW_HOME:+"$JAVA_NEW_HOME/bin/javac"} /usr/lib/jvm/*/bin/javac /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/javac "$HOME"/.sdkman/candidates/java/*/bin/javac; do
    [ -x "$javac" ] || continue
    found="$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')"
    if [ "${found:-0}" -ge 21 ]; then echo "$found ${javac%/bin/javac}"; fi
  done | sort -n | tail -n 1 | cut -d' ' -f2-
}
