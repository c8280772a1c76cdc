<# : batch part, a comment to PowerShell
@echo off
rem Finds a JDK and a Maven that can build Foyer, then runs Maven with the given arguments.
rem
rem JDK:   JAVA_HOME if it is 25 or newer, else the newest JDK from 25 on in the usual places.
rem Maven: the one on the PATH if it is 3.8.6 or newer, else a pinned one from Apache's archive, checked against the
rem        SHA-512 below and kept in .m2\wrapper-foyer. MVNW_MAVEN_URL names another place to fetch the same file from.
setlocal
set "MVNW_SELF=%~f0"
set "MVNW_MAVEN="
rem Windows PowerShell cannot load its own modules with the module path of a newer PowerShell around it.
set "PSModulePath="
for /f "usebackq tokens=1* delims==" %%A in (`powershell -NoProfile -ExecutionPolicy Bypass -Command "Invoke-Command -ScriptBlock ([ScriptBlock]::Create((Get-Content -Raw -LiteralPath $env:MVNW_SELF)))"`) do (
    if "%%A"=="JAVA_HOME" set "JAVA_HOME=%%B"
    if "%%A"=="MAVEN" set "MVNW_MAVEN=%%B"
)
if "%MVNW_MAVEN%"=="" exit /b 1
rem Without "call", which would expand the arguments a second time: Maven's exit code becomes this script's.
"%MVNW_MAVEN%" %*
#>
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$javaMinimum = [version]'25.0.0'
$mavenMinimum = [version]'3.8.6'
$mavenVersion = '3.9.16'
$mavenSha512 = 'ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3'
$mavenUrl = "https://archive.apache.org/dist/maven/maven-3/$mavenVersion/binaries/apache-maven-$mavenVersion-bin.zip"
if ($env:MVNW_MAVEN_URL) { $mavenUrl = $env:MVNW_MAVEN_URL }

function Stop-WithMessage([string[]] $lines) {
    foreach ($line in $lines) { [Console]::Error.WriteLine("mvnw: $line") }
    exit 1
}

# "25.0.1" and "26-ea" become versions with three parts, anything else 0.0.0.
function ConvertTo-Version([string] $text) {
    if ($text -notmatch '^(\d+)(?:\.(\d+))?(?:\.(\d+))?') { return [version]'0.0.0' }
    return [version]('{0}.{1}.{2}' -f [int] $Matches[1], [int] $Matches[2], [int] $Matches[3])
}

# The version of the JDK in a folder; 0.0.0 when there is no whole JDK.
function Get-JdkVersion([string] $folder) {
    $release = Join-Path $folder 'release'
    if (-not (Test-Path -LiteralPath (Join-Path $folder 'bin\javac.exe')) -or -not (Test-Path -LiteralPath $release)) {
        return [version]'0.0.0'
    }
    $line = Get-Content -LiteralPath $release | Where-Object { $_ -match '^JAVA_VERSION=' } | Select-Object -First 1
    return ConvertTo-Version (($line -replace '^JAVA_VERSION=', '').Trim('"'))
}

function Get-Candidates {
    $java = Get-Command java.exe -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($java) { Split-Path (Split-Path $java.Source) }
    $roots = @('Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft') |
        ForEach-Object { Join-Path $env:ProgramFiles $_ }
    $roots += (Join-Path $env:USERPROFILE '.jdks'), (Join-Path $env:USERPROFILE '.sdkman\candidates\java'),
        (Join-Path $env:USERPROFILE 'scoop\apps')
    Get-ChildItem -LiteralPath $roots -Directory -ErrorAction SilentlyContinue | ForEach-Object {
        $_.FullName
        Join-Path $_.FullName 'current'
    }
}

function Find-Jdk {
    if ($env:JAVA_HOME -and (Get-JdkVersion $env:JAVA_HOME) -ge $javaMinimum) { return $env:JAVA_HOME }
    $newest = Get-Candidates | Where-Object { (Get-JdkVersion $_) -ge $javaMinimum } |
        Sort-Object { Get-JdkVersion $_ } | Select-Object -Last 1
    if ($newest) { return $newest }
    Stop-WithMessage @("Foyer needs a JDK $($javaMinimum.Major) or newer and found none (JAVA_HOME is '$env:JAVA_HOME').",
        "Install one, for instance Temurin $($javaMinimum.Major) from https://adoptium.net",
        'If it is in an unusual place, set JAVA_HOME to it.')
}

# The Maven on the PATH when it is new enough, else nothing.
function Find-PathMaven {
    $maven = Get-Command mvn.cmd -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $maven) { return }
    $answer = (& $maven.Source --version | Out-String)
    if ($answer -match 'Apache Maven (\S+)' -and (ConvertTo-Version $Matches[1]) -ge $mavenMinimum) { return $maven.Source }
}

# Fetches the pinned Maven once; the folder appears whole or not at all.
function Get-PinnedMaven {
    $wrapper = Join-Path $env:USERPROFILE '.m2\wrapper-foyer'
    $mavenHome = Join-Path $wrapper "apache-maven-$mavenVersion"
    $command = Join-Path $mavenHome 'bin\mvn.cmd'
    if (Test-Path -LiteralPath $command) { return $command }
    $work = Join-Path $wrapper ('download.' + [guid]::NewGuid().ToString('N'))
    New-Item -ItemType Directory -Path $work -Force | Out-Null
    try {
        [Console]::Error.WriteLine("mvnw: no Maven $mavenMinimum or newer on the PATH, fetching $mavenVersion")
        $archive = Join-Path $work 'maven.zip'
        try {
            [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
            Invoke-WebRequest -Uri $mavenUrl -OutFile $archive -UseBasicParsing
        } catch {
            Stop-WithMessage @("cannot fetch ${mavenUrl}: $($_.Exception.Message)",
                "Install Maven $mavenMinimum or newer, or set MVNW_MAVEN_URL to a copy of it.")
        }
        if ((Get-FileHash -LiteralPath $archive -Algorithm SHA512).Hash -ne $mavenSha512) {
            Stop-WithMessage "what came from $mavenUrl is not Maven ${mavenVersion}: its SHA-512 differs. Nothing was installed."
        }
        Expand-Archive -LiteralPath $archive -DestinationPath $work
        if (-not (Test-Path -LiteralPath $command)) {
            Move-Item -LiteralPath (Join-Path $work "apache-maven-$mavenVersion") -Destination $mavenHome
        }
    } finally {
        Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
    }
    return $command
}

try {
    $env:JAVA_HOME = Find-Jdk
    $maven = Find-PathMaven
    if (-not $maven) { $maven = Get-PinnedMaven }
    "JAVA_HOME=$env:JAVA_HOME"
    "MAVEN=$maven"
} catch {
    Stop-WithMessage $_.Exception.Message
}
