@echo off
rem The recur command from a clone: builds the project on first use, then runs it. Needs a JDK 17 or later and Maven.
rem After changes to the sources delete target\recur.classpath.
setlocal
set "HOME_DIR=%~dp0.."
set "PATH_FILE=%HOME_DIR%\target\recur.classpath"
set "JAVA_CMD=java"
if defined JAVA_HOME set "JAVA_CMD=%JAVA_HOME%\bin\java"
if not exist "%PATH_FILE%" (
  echo building recurrentNetworks, once; a minute or two ... 1>&2
  pushd "%HOME_DIR%"
  call mvn -q -B -ntp compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.includeScope=compile "-Dmdep.outputFile=target\recur.classpath" 1>&2
  if errorlevel 1 ( popd & exit /b 1 )
  popd
)
rem an argument file, because the class path is longer than a Windows command line may be
set /p CLASSPATH_TEXT=<"%PATH_FILE%"
set "CLASSPATH=%HOME_DIR%\target\classes;%CLASSPATH_TEXT%"
"%JAVA_CMD%" -Djava.awt.headless=true -Dweka.packageManager.offline=true -Dweka.test.maventest=true %RECUR_JAVA% weka.recurrent.cli.Recur %*
exit /b %ERRORLEVEL%
